"""Pictures in a post: added, described, agreed to, looked at hard and covered."""
