"""What holds for meetings even for somebody who writes through SQL (G8)."""

from django.db import migrations

SHARED = """
CREATE FUNCTION engagements_refuse(why text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

# A contact comes with its digest, and the digest is never stored: the list of those who said no cannot be
# joined with anything.
ASKING = """
CREATE FUNCTION engagements_check_asking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.contact NOT IN (OLD.contact, ''::bytea) THEN
            PERFORM engagements_refuse('a contact is only forgotten');
        END IF;
        IF ROW(NEW.engagement_id, NEW.category, NEW.ticket, NEW.is_own)
           IS DISTINCT FROM ROW(OLD.engagement_id, OLD.category, OLD.ticket, OLD.is_own) THEN
            PERFORM engagements_refuse('an invitation stays what it is');
        END IF;
        IF NEW.key IS DISTINCT FROM OLD.key AND NEW.key IS NOT NULL THEN
            PERFORM engagements_refuse('a link is only ended');
        END IF;
    ELSE
        IF length(NEW.contact) > 0 AND NEW.asks !~ '^[0-9a-f]{64}$' THEN
            PERFORM engagements_refuse('a contact is checked before it is asked');
        END IF;
        IF EXISTS (SELECT 1 FROM engagements_donotask WHERE digest = NEW.asks) THEN
            PERFORM engagements_refuse('this person does not want to be asked again');
        END IF;
    END IF;
    NEW.asks := '';
    RETURN NEW;
END $$;
CREATE TRIGGER engagements_invitation_asking BEFORE INSERT OR UPDATE ON engagements_invitation
    FOR EACH ROW EXECUTE FUNCTION engagements_check_asking();

CREATE FUNCTION engagements_guard_donotask() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM engagements_refuse('who does not want to be asked stays unasked');
    RETURN NULL;
END $$;
CREATE TRIGGER engagements_donotask_guard BEFORE UPDATE OR DELETE ON engagements_donotask
    FOR EACH ROW EXECUTE FUNCTION engagements_guard_donotask();
"""

# A draw is made once: the seed is fixed before anybody answers, the list and the order once they are drawn.
DRAW = """
CREATE FUNCTION engagements_guard_draw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.commitment <> '' AND (NEW.commitment, NEW.sealed_seed, NEW.allocation)
       IS DISTINCT FROM (OLD.commitment, OLD.sealed_seed, OLD.allocation) THEN
        PERFORM engagements_refuse('the seed of a draw is fixed once invitations are open');
    END IF;
    IF OLD.drawn_at IS NOT NULL AND (NEW.drawn_at, NEW.seed, NEW.list_hash)
       IS DISTINCT FROM (OLD.drawn_at, OLD.seed, OLD.list_hash) THEN
        PERFORM engagements_refuse('a draw is made once');
    END IF;
    IF OLD.drawn_at IS NULL AND NEW.drawn_at IS NOT NULL AND
       encode(sha256(decode(NEW.seed, 'hex')), 'hex') <> OLD.commitment THEN
        PERFORM engagements_refuse('this is not the seed that was committed to');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER engagements_draw_guard BEFORE UPDATE ON engagements_engagement
    FOR EACH ROW EXECUTE FUNCTION engagements_guard_draw();

CREATE FUNCTION engagements_guard_lot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meeting engagements_engagement%ROWTYPE;
BEGIN
    SELECT * INTO meeting FROM engagements_engagement WHERE id = coalesce(NEW.engagement_id, OLD.engagement_id);
    IF meeting.allocation <> 'draw' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF meeting.drawn_at IS NOT NULL THEN
            PERFORM engagements_refuse('the list of a draw stays');
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' AND meeting.drawn_at IS NOT NULL THEN
        PERFORM engagements_refuse('the list of a draw is closed');
    END IF;
    IF TG_OP = 'UPDATE' AND meeting.drawn_at IS NOT NULL AND NEW.rank IS DISTINCT FROM OLD.rank THEN
        PERFORM engagements_refuse('a lot is drawn once');
    END IF;
    IF meeting.drawn_at IS NULL AND NEW.seat <> 'none' THEN
        PERFORM engagements_refuse('no seat before the draw');
    END IF;
    IF NEW.seat <> 'none' AND NEW.rank IS NULL THEN
        PERFORM engagements_refuse('no seat without a lot');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER engagements_lot_guard BEFORE INSERT OR UPDATE OR DELETE ON engagements_invitation
    FOR EACH ROW EXECUTE FUNCTION engagements_guard_lot();
"""

BACK = """
DROP TRIGGER engagements_lot_guard ON engagements_invitation;
DROP TRIGGER engagements_draw_guard ON engagements_engagement;
DROP TRIGGER engagements_donotask_guard ON engagements_donotask;
DROP TRIGGER engagements_invitation_asking ON engagements_invitation;
DROP FUNCTION engagements_guard_lot(), engagements_guard_draw(), engagements_guard_donotask(),
    engagements_check_asking(), engagements_refuse(text);
"""


class Migration(migrations.Migration):
    dependencies = [("engagements", "0001_initial")]

    operations = [migrations.RunSQL(SHARED + ASKING + DRAW, BACK)]
