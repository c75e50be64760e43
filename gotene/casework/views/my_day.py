from django.shortcuts import render


def my_day(request):
    return render(request, "casework/my_day.html")
