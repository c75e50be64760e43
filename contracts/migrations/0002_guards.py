"""The rules that no single constraint can say, as triggers.

Each refuses with a constraint name, whose sentence is registered beside its model (`gotene.refusals`).
"""

from django.db import migrations

OCCUPANCY = """
CREATE FUNCTION contracts_lease_occupies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM contracts_occupancy WHERE lease_id = OLD.id;
        RETURN OLD;
    END IF;
    INSERT INTO contracts_occupancy (apartment_id, period, lease_id)
        VALUES (NEW.apartment_id, daterange(NEW.begins_on, NEW.ends_on, '[]'), NEW.id)
        ON CONFLICT (lease_id) DO UPDATE SET apartment_id = excluded.apartment_id, period = excluded.period;
    RETURN NEW;
END $$;
CREATE TRIGGER lease_occupies AFTER INSERT OR UPDATE ON contracts_lease
    FOR EACH ROW EXECUTE FUNCTION contracts_lease_occupies();
CREATE TRIGGER lease_leaves BEFORE DELETE ON contracts_lease
    FOR EACH ROW EXECUTE FUNCTION contracts_lease_occupies();

CREATE FUNCTION contracts_social_contract_occupies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM contracts_occupancy WHERE social_contract_id = OLD.id;
        RETURN OLD;
    END IF;
    INSERT INTO contracts_occupancy (apartment_id, period, social_contract_id)
        VALUES (NEW.apartment_id, daterange(NEW.begins_on, NEW.ends_on, '[]'), NEW.id)
        ON CONFLICT (social_contract_id)
        DO UPDATE SET apartment_id = excluded.apartment_id, period = excluded.period;
    RETURN NEW;
END $$;
CREATE TRIGGER social_contract_occupies AFTER INSERT OR UPDATE ON contracts_socialcontract
    FOR EACH ROW EXECUTE FUNCTION contracts_social_contract_occupies();
CREATE TRIGGER social_contract_leaves BEFORE DELETE ON contracts_socialcontract
    FOR EACH ROW EXECUTE FUNCTION contracts_social_contract_occupies();
"""

OCCUPANCY_BACK = """
DROP TRIGGER lease_occupies ON contracts_lease;
DROP TRIGGER lease_leaves ON contracts_lease;
DROP FUNCTION contracts_lease_occupies();
DROP TRIGGER social_contract_occupies ON contracts_socialcontract;
DROP TRIGGER social_contract_leaves ON contracts_socialcontract;
DROP FUNCTION contracts_social_contract_occupies();
"""

SUBLEASE = """
CREATE FUNCTION contracts_sublease_within_contract() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE outside boolean;
BEGIN
    IF TG_TABLE_NAME = 'contracts_sublease' THEN
        SELECT NOT daterange(c.begins_on, c.ends_on, '[]') @> daterange(NEW.begins_on, NEW.ends_on, '[]')
            INTO outside FROM contracts_socialcontract c WHERE c.id = NEW.contract_id FOR SHARE;
    ELSE
        SELECT EXISTS (
            SELECT 1 FROM contracts_sublease s WHERE s.contract_id = NEW.id
            AND NOT daterange(NEW.begins_on, NEW.ends_on, '[]') @> daterange(s.begins_on, s.ends_on, '[]')
        ) INTO outside;
    END IF;
    IF outside THEN
        RAISE EXCEPTION 'sublease outside its contract'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sublease_within_contract';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sublease_within_contract AFTER INSERT OR UPDATE ON contracts_sublease
    FOR EACH ROW EXECUTE FUNCTION contracts_sublease_within_contract();
CREATE TRIGGER contract_around_subleases AFTER UPDATE ON contracts_socialcontract
    FOR EACH ROW EXECUTE FUNCTION contracts_sublease_within_contract();
"""

SUBLEASE_BACK = """
DROP TRIGGER sublease_within_contract ON contracts_sublease;
DROP TRIGGER contract_around_subleases ON contracts_socialcontract;
DROP FUNCTION contracts_sublease_within_contract();
"""

GUARANTEE = """
CREATE FUNCTION contracts_guarantee_after_stop() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stop date;
BEGIN
    SELECT v.text::date INTO stop
        FROM contracts_policyvalue v JOIN contracts_policy p ON p.id = v.policy_id
        WHERE v.key = 'guarantee_stop' AND p.valid_from <= NEW.begins_on
        ORDER BY p.valid_from DESC, v.id DESC LIMIT 1;
    IF stop IS NOT NULL AND NEW.begins_on >= stop AND NEW.exception_decision = '' THEN
        RAISE EXCEPTION 'guarantee after the stop'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_after_stop';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarantee_after_stop BEFORE INSERT OR UPDATE OF begins_on, exception_decision
    ON contracts_guarantee FOR EACH ROW EXECUTE FUNCTION contracts_guarantee_after_stop();
"""

GUARANTEE_BACK = """
DROP TRIGGER guarantee_after_stop ON contracts_guarantee;
DROP FUNCTION contracts_guarantee_after_stop();
"""

QUOTA = """
CREATE FUNCTION contracts_quota_place_within_ceiling() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE places integer;
BEGIN
    SELECT y.ceiling + coalesce((SELECT sum(e.places) FROM contracts_quotaextension e WHERE e.year_id = y.id), 0)
        INTO places FROM contracts_quotayear y WHERE y.id = NEW.year_id FOR UPDATE;
    IF NEW.number > places THEN
        RAISE EXCEPTION 'no place left'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_place_within_ceiling';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER quota_place_within_ceiling BEFORE INSERT OR UPDATE ON contracts_quotaplace
    FOR EACH ROW EXECUTE FUNCTION contracts_quota_place_within_ceiling();
"""

QUOTA_BACK = """
DROP TRIGGER quota_place_within_ceiling ON contracts_quotaplace;
DROP FUNCTION contracts_quota_place_within_ceiling();
"""

CHECK_IN = """
CREATE FUNCTION contracts_check_in_result_of_own_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT c.plan_id FROM contracts_checkin c WHERE c.id = NEW.check_in_id)
        <> (SELECT t.plan_id FROM contracts_takeovercriterion t WHERE t.id = NEW.criterion_id) THEN
        RAISE EXCEPTION 'criterion of another plan'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'check_in_result_of_own_plan';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_in_result_of_own_plan BEFORE INSERT OR UPDATE ON contracts_checkinresult
    FOR EACH ROW EXECUTE FUNCTION contracts_check_in_result_of_own_plan();
"""

CHECK_IN_BACK = """
DROP TRIGGER check_in_result_of_own_plan ON contracts_checkinresult;
DROP FUNCTION contracts_check_in_result_of_own_plan();
"""


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_initial")]

    operations = [
        migrations.RunSQL(OCCUPANCY, OCCUPANCY_BACK),
        migrations.RunSQL(SUBLEASE, SUBLEASE_BACK),
        migrations.RunSQL(GUARANTEE, GUARANTEE_BACK),
        migrations.RunSQL(QUOTA, QUOTA_BACK),
        migrations.RunSQL(CHECK_IN, CHECK_IN_BACK),
    ]
