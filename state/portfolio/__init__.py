"""The portfolio: who is who, what the sources say, the plans, their money and the open questions, from YAML."""

from state.portfolio.load import COPENHAGEN, KnownDeadline, Portfolio, check
from state.portfolio.tree import Fault, PortfolioFaults

__all__ = ["COPENHAGEN", "Fault", "KnownDeadline", "Portfolio", "PortfolioFaults", "check"]
