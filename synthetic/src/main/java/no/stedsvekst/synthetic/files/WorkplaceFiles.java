package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.economy.Workplaces;

/** Workplaces on every 1 January, and which of them have moved since the one before. */
public final class WorkplaceFiles {
  private final Parameters parameters;
  private final LandingFiles files;
  private final Codes codes;

  public WorkplaceFiles(Parameters parameters, LandingFiles files) {
    this.parameters = parameters;
    this.files = files;
    this.codes = new Codes(parameters);
  }

  /** Writes them. */
  public void write() {
    int places = parameters.endOf(parameters.blocks() - 1);
    Workplaces workplaces = new Workplaces(parameters, places);
    try (RowSink days = files.open(Table.ESTABLISHMENT);
        RowSink truth = files.open(Table.TRUTH_MOVE)) {
      for (int workplace = 0; workplace < places * Workplaces.EACH; workplace++) {
        write(workplaces, workplace, days, truth);
      }
    }
  }

  private void write(Workplaces workplaces, int workplace, RowSink sink, RowSink truth) {
    String id = "W%07d".formatted(workplace);
    Workplaces.Day[] days = workplaces.days(workplace);
    for (int index = 0; index < days.length && days[index].isOpen(); index++) {
      int year = parameters.firstYear() + index;
      sink.text(id)
          .count(year)
          .text(codes.of(days[index].place(), year))
          .text(workplaces.industry(workplace))
          .count(days[index].jobs())
          .end();
      if (index > 0) {
        String from = codes.of(days[index - 1].place(), parameters.lastYear());
        String to = codes.of(days[index].place(), parameters.lastYear());
        if (!from.equals(to)) {
          truth.text(id).count(year - 1).text(from).text(to).count(days[index - 1].jobs()).end();
        }
      }
    }
  }
}
