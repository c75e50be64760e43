-- How many of the municipal company's ordinary leases ended in a year (omsättning): what the next year's quota is a
-- share of. One number, so that both organisations count the same though only one of them may read a lease. An
-- apartment that its resident takes over ends no ordinary lease, so a success never raises the next year's ceiling.
CREATE OR REPLACE FUNCTION contracts_turnover_in(in_year integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*)::integer
        FROM contracts_lease lease
        JOIN contracts_apartment apartment ON apartment.id = lease.apartment_id
        JOIN contracts_landlord landlord ON landlord.id = apartment.landlord_id
        WHERE lease.ends_on BETWEEN make_date(in_year, 1, 1) AND make_date(in_year, 12, 31)
        AND landlord.kind = 'municipal'
$$;
