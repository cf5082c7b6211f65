"""Addresses of assignments: reminders, the tree over the tiers, the sheet of a period."""

from django.urls import path

from motcua.desk.views import reminders, tasks

urlpatterns = [
    path("nhac-viec/", reminders.reminders, name="reminders"),
    path("nhiem-vu/cay-giao-viec/", tasks.tree, name="task_tree"),
    path("nhiem-vu/tinh-hinh/", tasks.sheet, name="task_sheet"),
    path("nhiem-vu/tinh-hinh/danh-sach/", tasks.records, name="task_records"),
]
