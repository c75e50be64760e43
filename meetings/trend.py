"""The figures of a line on the agenda, drawn."""

from gotene.documents import charts


class Drawn:
    """A line, or an item that it became, with `figures` of some years or without."""

    @property
    def chart(self):
        """The social contracts at the end of each year as bars; None without figures."""
        if not self.figures:
            return None
        return charts.bars([(year["year"], year["contracts"]) for year in self.figures["years"]])
