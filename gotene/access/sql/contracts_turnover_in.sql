-- How many of the municipal company's ordinary leases ended in a year (omsättning): what the next year's quota is a
-- share of. One number, so that both organisations count the same though only one of them may read a lease. An
-- apartment that its resident takes over ends no ordinary lease, so a success does not raise the next year's ceiling;
-- it counts only when the agreement in force on the last day of the year says so (turnover_counts_takeovers).
CREATE OR REPLACE FUNCTION contracts_turnover_in(in_year integer) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT (
        SELECT count(*)
        FROM contracts_lease lease
        JOIN contracts_apartment apartment ON apartment.id = lease.apartment_id
        JOIN contracts_landlord landlord ON landlord.id = apartment.landlord_id
        WHERE lease.ends_on BETWEEN make_date(in_year, 1, 1) AND make_date(in_year, 12, 31)
        AND landlord.kind = 'municipal'
    )::integer + CASE (
        SELECT value.text
        FROM contracts_policyvalue value JOIN contracts_policy policy ON policy.id = value.policy_id
        WHERE value.key = 'turnover_counts_takeovers' AND policy.decided_on IS NOT NULL
        AND policy.valid_from <= make_date(in_year, 12, 31)
        ORDER BY policy.valid_from DESC, value.id DESC LIMIT 1
    ) WHEN 'yes' THEN (
        SELECT count(*)
        FROM contracts_socialcontract contract
        JOIN contracts_apartment apartment ON apartment.id = contract.apartment_id
        JOIN contracts_landlord landlord ON landlord.id = apartment.landlord_id
        WHERE contract.end_reason = 'taken_over' AND landlord.kind = 'municipal'
        AND contract.ends_on BETWEEN make_date(in_year, 1, 1) AND make_date(in_year, 12, 31)
    )::integer ELSE 0 END
$$;
