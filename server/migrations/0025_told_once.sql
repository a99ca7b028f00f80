-- How a request ended stands with its approval, and what became of it with its change: it is told from there.

delete from approval_event where kind in ('approved', 'denied', 'cancelled', 'expired', 'applied', 'conflict', 'failed');
