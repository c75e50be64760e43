-- Whether there is such a housing request, which is then held until the transaction ends: of two who offer an apartment
-- for it at once, or offer and withdraw, one is the second. A lock takes the right to change, and the company may not
-- change what the social services ask for.
CREATE OR REPLACE FUNCTION contracts_hold_request(in_request bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM contracts_housingrequest request WHERE request.id = in_request FOR UPDATE;
    RETURN FOUND;
END $$;
