"""Figures from declared facts and measures: compiler, SQL guard, engines, drill-down."""
