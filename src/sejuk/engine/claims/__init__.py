"""Known claims: which of the checked claims does a post repeat?"""

from sejuk.engine.claims.index import ClaimIndex
from sejuk.engine.claims.ranking import CONFIRM, SUGGEST
from sejuk.engine.claims.storing import IndexFileError

__all__ = ["CONFIRM", "SUGGEST", "ClaimIndex", "IndexFileError"]
