"""What holds for institutions, members and roles even for somebody who writes through SQL (G14)."""

from django.db import migrations

SHARED = """
CREATE FUNCTION organisation_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION organisation_is_under(name text, domain text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT name = domain OR right(name, length(domain) + 1) = '.' || domain
$$;

CREATE FUNCTION organisation_mail_domain(email text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT lower(substring(email from '@([^@]+)$'))
$$;

CREATE FUNCTION organisation_check_mail(email text, institution bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    home organisation_institution;
    host text := organisation_mail_domain(email);
BEGIN
    SELECT * INTO home FROM organisation_institution WHERE id = institution;
    IF home.joined_at IS NULL THEN
        PERFORM organisation_refuse('the institution has not joined: its domain has not shown our token');
    END IF;
    IF NOT home.is_founder AND NOT organisation_is_under(host, home.domain) THEN
        PERFORM organisation_refuse('the e-mail address does not lie under the domain of the institution');
    END IF;
    IF EXISTS (SELECT 1 FROM organisation_institution o WHERE o.id <> home.id AND o.joined_at IS NOT NULL
               AND organisation_is_under(host, o.registrable_domain)
               AND NOT organisation_is_under(host, home.domain)) THEN
        PERFORM organisation_refuse('the e-mail address lies under the domain of another institution');
    END IF;
END $$;
"""

INSTITUTION = """
CREATE FUNCTION organisation_guard_institution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT organisation_is_under(NEW.domain, NEW.registrable_domain) THEN
        PERFORM organisation_refuse('the registrable domain is not part of the domain');
    END IF;
    IF EXISTS (SELECT 1 FROM organisation_institution o WHERE o.id <> NEW.id
               AND (organisation_is_under(o.domain, NEW.registrable_domain)
                    OR organisation_is_under(NEW.domain, o.registrable_domain))) THEN
        PERFORM organisation_refuse('the domain overlaps with the domain of another institution');
    END IF;
    IF EXISTS (SELECT 1 FROM organisation_member m JOIN organisation_user u ON u.id = m.user_id
               WHERE m.institution_id <> NEW.id
               AND organisation_is_under(organisation_mail_domain(u.email), NEW.registrable_domain)) THEN
        PERFORM organisation_refuse('members of another institution have their addresses under this domain');
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.is_founder <> OLD.is_founder THEN
        PERFORM organisation_refuse('the founder stays the founder');
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.joined_at IS NOT NULL
       AND (NEW.domain <> OLD.domain OR NEW.joined_at IS DISTINCT FROM OLD.joined_at) THEN
        PERFORM organisation_refuse('an institution that joined keeps its domain and its day');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_institution_guard BEFORE INSERT OR UPDATE ON organisation_institution
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_institution();
"""

UNIT = """
CREATE FUNCTION organisation_guard_unit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above organisation_unit;
    step text := lpad(NEW.id::text, greatest(6, length(NEW.id::text)), '0') || '/';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.path <> OLD.path OR NEW.parent_id IS DISTINCT FROM OLD.parent_id
           OR NEW.institution_id <> OLD.institution_id THEN
            PERFORM organisation_refuse('a unit keeps its place in the tree and its institution');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.parent_id IS NOT NULL THEN
        SELECT * INTO above FROM organisation_unit WHERE id = NEW.parent_id;
        IF above.institution_id IS DISTINCT FROM NEW.institution_id THEN
            PERFORM organisation_refuse('a unit belongs to the institution of the unit above it');
        END IF;
    END IF;
    NEW.path := coalesce(above.path, '') || step;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_unit_guard BEFORE INSERT OR UPDATE ON organisation_unit
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_unit();
"""

MEMBER = """
CREATE FUNCTION organisation_guard_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.institution_id <> OLD.institution_id OR NEW.user_id <> OLD.user_id) THEN
        PERFORM organisation_refuse('a member keeps the institution and the login');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM organisation_unit
                   WHERE id = NEW.unit_id AND institution_id = NEW.institution_id) THEN
        PERFORM organisation_refuse('a member belongs to a unit of the institution');
    END IF;
    PERFORM organisation_check_mail((SELECT email FROM organisation_user WHERE id = NEW.user_id),
                                    NEW.institution_id);
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_member_guard BEFORE INSERT OR UPDATE ON organisation_member
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_member();

CREATE FUNCTION organisation_guard_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.email <> OLD.email AND EXISTS (SELECT 1 FROM organisation_member WHERE user_id = NEW.id) THEN
        PERFORM organisation_refuse('the address of a member does not change: invite the new address');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_user_guard BEFORE UPDATE ON organisation_user
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_user();
"""

ROLES = """
CREATE FUNCTION organisation_is_administrator(person bigint, place text, moment timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM organisation_assignment a JOIN organisation_unit u ON u.id = a.unit_id
        JOIN organisation_member m ON m.id = a.member_id
        WHERE a.member_id = person AND m.is_active AND a.role = 'administrator'
        AND (a.ends_at IS NULL OR a.ends_at > moment) AND starts_with(place, u.path))
$$;

CREATE FUNCTION organisation_guard_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place organisation_unit;
    home bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.member_id = OLD.member_id AND NEW.unit_id = OLD.unit_id AND NEW.role = OLD.role
       AND NEW.granted_by_id IS NOT DISTINCT FROM OLD.granted_by_id AND NEW.granted_at = OLD.granted_at
       AND (NEW.ends_at IS NOT DISTINCT FROM OLD.ends_at
            OR NEW.ends_at < coalesce(OLD.ends_at, 'infinity')) THEN
        RETURN NEW;  -- only ended, or ended sooner
    END IF;
    SELECT * INTO place FROM organisation_unit WHERE id = NEW.unit_id;
    SELECT institution_id INTO home FROM organisation_member WHERE id = NEW.member_id;
    IF place.institution_id <> home THEN
        PERFORM organisation_refuse('a role is given only on units of the member''s own institution');
    END IF;
    IF NEW.granted_by_id IS NULL THEN
        IF NEW.role <> 'administrator' OR EXISTS (
            SELECT 1 FROM organisation_assignment a JOIN organisation_member m ON m.id = a.member_id
            WHERE m.institution_id = home AND a.role = 'administrator' AND a.id <> NEW.id) THEN
            PERFORM organisation_refuse('only the first administrator of an institution has no grantor');
        END IF;
    ELSIF NEW.granted_by_id = NEW.member_id THEN
        PERFORM organisation_refuse('nobody gives themselves a role');
    ELSIF NOT organisation_is_administrator(NEW.granted_by_id, place.path, NEW.granted_at) THEN
        PERFORM organisation_refuse('only an administrator of this unit or of one above it gives roles');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_assignment_guard BEFORE INSERT OR UPDATE ON organisation_assignment
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_assignment();

CREATE FUNCTION organisation_guard_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place organisation_unit;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.email <> OLD.email OR NEW.institution_id <> OLD.institution_id OR NEW.unit_id <> OLD.unit_id
           OR NEW.role <> OLD.role OR NEW.token_digest <> OLD.token_digest
           OR (OLD.accepted_at IS NOT NULL AND NEW.accepted_at IS DISTINCT FROM OLD.accepted_at) THEN
            PERFORM organisation_refuse('an invitation does not change: withdraw it and write a new one');
        END IF;
        RETURN NEW;
    END IF;
    SELECT * INTO place FROM organisation_unit WHERE id = NEW.unit_id;
    IF place.institution_id <> NEW.institution_id THEN
        PERFORM organisation_refuse('an invitation is to a unit of the institution');
    END IF;
    PERFORM organisation_check_mail(NEW.email, NEW.institution_id);
    IF EXISTS (SELECT 1 FROM organisation_user WHERE email = lower(NEW.email)) THEN
        PERFORM organisation_refuse('this address already has a login: nobody works for two institutions');
    END IF;
    IF EXISTS (SELECT 1 FROM organisation_member WHERE institution_id = NEW.institution_id) THEN
        IF NOT organisation_is_administrator(NEW.invited_by_id, place.path, NEW.invited_at) THEN
            PERFORM organisation_refuse('only an administrator of this unit or of one above it invites');
        END IF;
    ELSIF NEW.role <> 'administrator' OR NEW.invited_by_id IS NULL THEN
        PERFORM organisation_refuse('the first member of an institution is its administrator');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organisation_invitation_guard BEFORE INSERT OR UPDATE ON organisation_invitation
    FOR EACH ROW EXECUTE FUNCTION organisation_guard_invitation();
"""

UNDO = """
DROP TRIGGER organisation_invitation_guard ON organisation_invitation;
DROP TRIGGER organisation_assignment_guard ON organisation_assignment;
DROP TRIGGER organisation_user_guard ON organisation_user;
DROP TRIGGER organisation_member_guard ON organisation_member;
DROP TRIGGER organisation_unit_guard ON organisation_unit;
DROP TRIGGER organisation_institution_guard ON organisation_institution;
DROP FUNCTION organisation_guard_invitation(), organisation_guard_assignment(), organisation_guard_user(),
    organisation_guard_member(), organisation_guard_unit(), organisation_guard_institution(),
    organisation_is_administrator(bigint, text, timestamptz), organisation_check_mail(text, bigint),
    organisation_mail_domain(text), organisation_is_under(text, text), organisation_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [
        migrations.RunSQL(SHARED, UNDO),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (INSTITUTION, UNIT, MEMBER, ROLES)),
    ]
