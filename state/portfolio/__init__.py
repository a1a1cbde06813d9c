"""The portfolio: who is who, what the sources say, the plans, their money and the open questions, from YAML."""

from state.portfolio.faults import Fault, PortfolioFaults
from state.portfolio.load import COPENHAGEN, KnownDeadline, Portfolio, check

__all__ = ["COPENHAGEN", "Fault", "KnownDeadline", "Portfolio", "PortfolioFaults", "check"]
