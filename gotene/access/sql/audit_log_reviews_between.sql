-- How far the log review has come, of the months from the first day to the last, as known on a day: one row an
-- organisation and month that has a review. Numbers alone, so that both organisations' half-yearly report says the same
-- though neither may see who has looked at what at the other.
CREATE OR REPLACE FUNCTION audit_log_reviews_between(first_day date, last_day date, as_of date)
RETURNS TABLE (side text, month date, readings integer, chosen integer, signed integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT review.organisation_id, review.month, review.readings, count(item.id)::integer,
        count(outcome.item_id) FILTER (
            WHERE (outcome.signed_at AT TIME ZONE 'Europe/Stockholm')::date <= as_of
        )::integer
    FROM audit_logreview review
        LEFT JOIN audit_logreviewitem item ON item.review_id = review.id
        LEFT JOIN audit_logreviewoutcome outcome ON outcome.item_id = item.id
    WHERE review.month BETWEEN first_day AND last_day
    AND (review.made_at AT TIME ZONE 'Europe/Stockholm')::date <= as_of
    GROUP BY review.id
    ORDER BY review.month, review.organisation_id
$$;
