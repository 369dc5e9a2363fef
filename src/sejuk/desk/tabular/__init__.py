"""Tables of people's own making (CSV, XLSX) taken in whole or not at all.

A room says what its table holds and what a row would change; this package reads the file, shows line by
line what is wrong or what would change, and carries it out once somebody confirmed. What a room needs is in
``sejuk.desk.tabular.face``, ways to read cells are in ``values``::

    class Roster(TableKind):
        code = "duty.roster"
        title = _("Daftar piket")
        columns = (
            Column("name", _("Nama"), aliases=("officer",), example="Laras Senja"),
            Column("day", _("Tanggal"), aliases=("date",), example="31/12/2028"),
        )

        def __init__(self, unit): ...                    # whatever the room's door gave

        def plan(self, rows: Sequence[Row]) -> Plan:     # reads the database, changes nothing
            plan = Plan()
            for row in rows:
                with plan.checking(row):                 # a BadValue becomes a line of the page
                    day = as_date(row["day"], "day")
                    plan.add(row, Outcome.NEW, _("Piket %(day)s") % {"day": day}, data=day)
            return plan

        def carry_out(self, by: Member, plan: Plan) -> None:   # inside one transaction, under a lock
            ...                                          # bulk_create what plan.having(Outcome.NEW) holds

    @takes_table
    def roster_import(request: MemberRequest, pk: int) -> HttpResponse:
        unit = access_unit(request.member, pk, ROLES)
        return answer(request, Roster(unit), back=reverse("duty:roster", args=[pk]))

One address serves it all: the page, its templates (``?contoh=csv`` and ``xlsx``), the preview and the
confirmation. ``plan`` runs again when it is confirmed: rows that are there by then are ``SAME``, so a second
click changes nothing. The rows wait in the browser, signed; nothing of a file is stored before that.
"""
