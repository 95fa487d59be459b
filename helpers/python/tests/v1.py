"""What the tests submit with the SDK of v1."""

from __future__ import annotations

from typing import Any, Dict

from smile_id_core import WebApi

from smile_id_emulator import Partner

_SELFIE = [{"image_type_id": 2, "image": "/9j/4AAQSkZJRgABAQ=="}]


def authenticate(partner: Partner, job_id: str = "job-1", **options: bool) -> Dict[str, Any]:
    """Submits a SmartSelfie authentication, as a server does."""
    asked = {"return_job_status": False, "return_history": False, "return_images": False, **options}
    job = {"user_id": "demo-anna", "job_id": job_id, "job_type": 2}
    answer: Dict[str, Any] = WebApi(**partner.v1.web_api).submit_job(job, _SELFIE, {}, asked)
    return answer
