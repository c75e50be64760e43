-- Notes that an incident could not be cleared up, and answers with the number of that step. From then on nobody but the
-- log reviewers sees any of it, so whoever writes cannot do so by hand: the step would hide its own history, which is
-- written here too. By whom the connection's signature says; only who signs in as the owner (a command) is believed in
-- noted_by.
CREATE OR REPLACE FUNCTION contracts_incident_not_cleared(asked bigint, on_day date, in_short text, noted_by bigint)
RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    writer bigint := CASE WHEN pg_has_role(session_user, current_user, 'MEMBER') THEN noted_by ELSE access_staff() END;
    made contracts_incidentstep;
BEGIN
    INSERT INTO contracts_incidentstep (incident_id, kind, day, by_id, note)
        VALUES (asked, 'not_cleared', on_day, writer, in_short)
        RETURNING * INTO made;
    INSERT INTO contracts_historicalincidentstep
        (id, incident_id, kind, day, by_id, note, history_type, history_date, history_user_id)
        VALUES (made.id, asked, made.kind, made.day, writer, made.note, '+', clock_timestamp(), writer);
    RETURN made.id;
END $$;
