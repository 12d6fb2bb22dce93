"""Pictures made safe: read with care, looked at, covered, and sent out with nothing but their pixels."""
