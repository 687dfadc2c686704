"""Property tests promise results, not speed: a slow machine fails none of them."""

from hypothesis import HealthCheck, settings

settings.register_profile("verbale", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("verbale")
