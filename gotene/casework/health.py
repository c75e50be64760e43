"""Two questions from the operations side: does the process answer, and can it do its work."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseFailure
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.http import require_safe


# Outside ATOMIC_REQUESTS, which would ask the database before the view is reached.
@transaction.non_atomic_requests
@require_safe
@login_not_required
def health(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@transaction.non_atomic_requests
@require_safe
@login_not_required
def ready(request):
    """The database answers and every migration is applied; 503 otherwise."""
    try:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseFailure:
        return JsonResponse({"status": "unavailable", "database": False}, status=503)
    if missing:
        return JsonResponse({"status": "unavailable", "database": True, "migrations_missing": missing}, status=503)
    return JsonResponse({"status": "ok", "database": True, "migrations_missing": 0})
