"""What people decided about findings, and what changed since an earlier report: it marks findings, it never removes one."""
