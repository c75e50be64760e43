-- Takes the next place of the quota of the year in which the contract begins, and answers with its number; NULL for an
-- apartment of a landlord outside the agreement. The next after the last: a place that has been erased was taken too.
-- Holds the year until the transaction ends: of many who ask at once for the last place, one gets it. Neither
-- organisation writes places by hand, so the place's history is written here too: by whom the connection's signature
-- says. Only who signs in as the owner (a command) is believed in taken_by.
CREATE OR REPLACE FUNCTION contracts_take_quota_place(in_contract bigint, taken_by bigint) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    begins date;
    landlord_kind text;
    held_year bigint;
    place_id bigint;
    place_number integer;
BEGIN
    SELECT contract.begins_on, landlord.kind INTO begins, landlord_kind
        FROM contracts_socialcontract contract
        JOIN contracts_apartment apartment ON apartment.id = contract.apartment_id
        JOIN contracts_landlord landlord ON landlord.id = apartment.landlord_id
        WHERE contract.id = in_contract;
    IF landlord_kind IS DISTINCT FROM 'municipal' THEN
        RETURN NULL;
    END IF;
    SELECT quota.id INTO held_year
        FROM contracts_quotayear quota WHERE quota.year = extract(year FROM begins) FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the quota of the year is not opened'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_year_missing';
    END IF;
    INSERT INTO contracts_quotaplace (year_id, number, contract_id)
        SELECT held_year, coalesce(max(place.number), 0) + 1, in_contract
            FROM contracts_quotaplace place WHERE place.year_id = held_year
        RETURNING id, number INTO place_id, place_number;
    INSERT INTO contracts_historicalquotaplace
        (id, year_id, number, contract_id, history_type, history_date, history_user_id)
        VALUES (
            place_id, held_year, place_number, in_contract, '+', clock_timestamp(),
            CASE WHEN pg_has_role(session_user, current_user, 'MEMBER') THEN taken_by ELSE access_staff() END
        );
    RETURN place_number;
END $$;
