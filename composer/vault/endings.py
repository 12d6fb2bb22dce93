"""How the files of this room are named."""

HANDOVER_ENDING = ".posthandover"
CARD_ENDING = ".postcard"
RECOVERY_ENDING = ".postrecovery"
ENDINGS = (HANDOVER_ENDING, CARD_ENDING, RECOVERY_ENDING)
