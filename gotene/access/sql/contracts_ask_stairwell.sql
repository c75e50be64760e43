-- Is there a confirmed, current reason not to give the household of a case a home in a stairwell, and whom to speak
-- with first? Yes or no and one member of staff: never which person, never the reason, never how many.
--
-- Weighs everybody who belongs to the household against everybody who lives in the stairwell or is going to: residents
-- of social contracts, tenants of ordinary leases and of guarantees. No organisation may read all of those by itself,
-- which is why this runs as the owner; both are told the same. The two organisations may each have registered the same
-- person, so a personal number makes two numbered people one: its digest, which is alike for both once all of them are
-- made with the same key (docs/operations/keys.md).
--
-- Who asks stairwell by stairwell would find out where a person lives, so
-- * each asking that is answered is kept (contracts_stairwellasking), with who asked;
-- * only what could come about is answered: a stairwell with an apartment in an unanswered offer, or one that can be
--   offered (not blocked, and vacant or being left) to a case whose request waits, or (for the social services) with a
--   social contract that stands empty or whose resident's last day is set. Whatever else is asked is refused, not
--   answered no: a no must be one to trust. A few stairwells at a time can be asked about, and the company only about
--   the households whose request waits: it could make an offer of anything, and take it back;
-- * a case that does not exist, or is closed, is answered no: the answer does not tell which numbers there are.
-- What it cannot stop: whoever rolls back the transaction takes the kept row away too. Then the limits are what holds.
CREATE OR REPLACE FUNCTION contracts_ask_stairwell(in_case_number text, in_stairwell bigint)
RETURNS TABLE (obstacle boolean, speak_with bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    -- The connection counts days in UTC; the people count them in Götene.
    today constant date := (now() AT TIME ZONE 'Europe/Stockholm')::date;
    whom bigint;
BEGIN
    IF NOT EXISTS (
        SELECT FROM contracts_apartment apartment
        WHERE apartment.stairwell_id = in_stairwell AND (
            -- The company can make an offer of anything: it asks about those whose request waits, and nobody else.
            session_user <> '{housing}'
            AND EXISTS (SELECT FROM contracts_offer offer WHERE offer.apartment_id = apartment.id AND offer.answer = '')
            OR session_user <> '{housing}'
            AND EXISTS (
                SELECT FROM contracts_socialcontract contract
                WHERE contract.apartment_id = apartment.id AND contract.begins_on <= today AND contract.ends_on IS NULL
                AND NOT EXISTS (
                    SELECT FROM contracts_sublease sublease
                    WHERE sublease.contract_id = contract.id AND sublease.ends_on IS NULL
                )
            )
            OR apartment.block_reason = ''
            AND NOT EXISTS (
                SELECT FROM contracts_occupancy let WHERE let.apartment_id = apartment.id AND upper_inf(let.period)
            )
            AND EXISTS (
                SELECT FROM contracts_housingrequest request
                WHERE request.case_number = in_case_number AND request.withdrawn_on IS NULL AND NOT EXISTS (
                    SELECT FROM contracts_offer offer WHERE offer.request_id = request.id AND offer.answer = 'accepted'
                )
            )
        )
    ) THEN
        RAISE EXCEPTION 'no apartment there to place anybody in'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'stairwell_asked_in_need';
    END IF;

    -- Held until the transaction ends: of two who place two people there at the same moment, the second is told.
    PERFORM FROM contracts_stairwell stairwell WHERE stairwell.id = in_stairwell FOR NO KEY UPDATE;

    WITH moving AS MATERIALIZED (
        SELECT member.person_id
        FROM tenants_case matter
        JOIN tenants_householdmember member ON member.household_id = matter.household_id
        WHERE matter.number = in_case_number AND matter.closed_on IS NULL
        AND (member.ends_on IS NULL OR member.ends_on >= today)
    ), living AS MATERIALIZED (
        SELECT resident.person_id
        FROM contracts_apartment apartment
        JOIN contracts_socialcontract contract ON contract.apartment_id = apartment.id
        JOIN contracts_sublease sublease ON sublease.contract_id = contract.id
        JOIN contracts_resident resident ON resident.sublease_id = sublease.id
        WHERE apartment.stairwell_id = in_stairwell AND (sublease.ends_on IS NULL OR sublease.ends_on >= today)
        UNION
        SELECT lease.tenant_id
        FROM contracts_apartment apartment
        JOIN contracts_lease lease ON lease.apartment_id = apartment.id
        WHERE apartment.stairwell_id = in_stairwell AND (lease.ends_on IS NULL OR lease.ends_on >= today)
        UNION
        SELECT guarantee.tenant_id
        FROM contracts_apartment apartment
        JOIN contracts_guarantee guarantee ON guarantee.apartment_id = apartment.id
        WHERE apartment.stairwell_id = in_stairwell AND (guarantee.ends_on IS NULL OR guarantee.ends_on >= today)
    ), apart AS MATERIALIZED (
        -- The current pairs that one of the household belongs to, and whom they keep that one apart from.
        SELECT pair.id, ends.from_id
        FROM tenants_nonassociation pair
        CROSS JOIN LATERAL (VALUES (pair.one_id, pair.other_id), (pair.other_id, pair.one_id)) ends (person_id, from_id)
        WHERE pair.ended_on IS NULL AND pair.confirmed_on <= today AND pair.review_by >= today
        AND EXISTS (
            SELECT FROM moving WHERE moving.person_id = ends.person_id OR EXISTS (
                SELECT FROM tenants_identity mover JOIN tenants_identity known USING (personal_number_digest)
                WHERE mover.person_id = moving.person_id AND known.person_id = ends.person_id
                AND personal_number_digest <> ''
            )
        )
    )
    SELECT pair.speak_with_id INTO whom
    FROM apart
    JOIN tenants_nonassociation pair ON pair.id = apart.id
    JOIN accounts_staffmember staff ON staff.id = pair.speak_with_id
    WHERE EXISTS (
        SELECT FROM living WHERE living.person_id = apart.from_id OR EXISTS (
            SELECT FROM tenants_identity neighbour JOIN tenants_identity known USING (personal_number_digest)
            WHERE neighbour.person_id = living.person_id AND known.person_id = apart.from_id
            AND personal_number_digest <> ''
        )
    )
    -- One name is enough to begin with; it had better be of somebody who still works here.
    ORDER BY staff.active DESC, pair.confirmed_on DESC, pair.id DESC
    LIMIT 1;

    obstacle := whom IS NOT NULL;
    speak_with := whom;
    INSERT INTO contracts_stairwellasking (asked_by_id, asked_at, stairwell_id, case_number, obstacle)
        VALUES (access_staff(), clock_timestamp(), in_stairwell, left(in_case_number, 20), contracts_ask_stairwell.obstacle);
    RETURN NEXT;
END $$;
