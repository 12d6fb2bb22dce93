"""A post with something wrong in every group, to try the checklist on."""

EXAMPLE = """\
FRIDAY IS OUR OPEN DAY!!!
Come and meet the the team on Monday 6 November 2026. Mary Robson, 84, suffers from diabetes \
and is confined to a wheelchair, but she loves our group. Ring 07700 900123.
Click here: https://bit.ly/3xample
#all4jack #healthandcare"""
