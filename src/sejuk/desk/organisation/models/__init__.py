"""Who works here: the office, its institutions, their units, territories and members."""

from sejuk.desk.organisation.models.institution import Institution
from sejuk.desk.organisation.models.member import Assignment, Invitation, Member, Role, RoleProposal
from sejuk.desk.organisation.models.office import Office, Operation, SetupCode
from sejuk.desk.organisation.models.territory import Territory
from sejuk.desk.organisation.models.unit import Unit
from sejuk.desk.organisation.models.user import User

__all__ = [
    "Assignment",
    "Institution",
    "Invitation",
    "Member",
    "Office",
    "Operation",
    "Role",
    "RoleProposal",
    "SetupCode",
    "Territory",
    "Unit",
    "User",
]
