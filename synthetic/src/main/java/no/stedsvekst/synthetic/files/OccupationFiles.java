package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Centrality;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.economy.Industry;
import no.stedsvekst.synthetic.economy.Occupation;
import no.stedsvekst.synthetic.history.BlockHistory;
import no.stedsvekst.synthetic.history.PlaceYear;

/** What the residents of a block work with, and in how large workplaces its jobs are. */
final class OccupationFiles {
  /** The fewest jobs of a workplace of each class. */
  private static final int[] SIZES = {1, 10, 50, 100, 250};

  private final BlockHistory history;
  private final LandingFiles files;
  private final Parameters parameters;
  private final Centrality centrality;

  OccupationFiles(BlockHistory history, LandingFiles files) {
    this.history = history;
    this.files = files;
    this.parameters = history.parameters();
    this.centrality = Centrality.of(parameters);
  }

  void write() {
    int block = history.home().block();
    try (RowSink occupations = files.open(Table.EMPLOYED_OCCUPATION, block);
        RowSink sizes = files.open(Table.ESTABLISHMENT_SIZE, block)) {
      for (Codes.Unit unit : history.units()) {
        for (int year = parameters.firstYear(); year <= parameters.lastYear(); year++) {
          if (unit.isIn(year)) {
            occupations(unit, year, occupations);
            sizes(unit, year, sizes);
          }
        }
      }
    }
    if (block == 0) {
      truth();
    }
  }

  private void occupations(Codes.Unit unit, int year, RowSink sink) {
    for (Occupation occupation : Occupation.ALL) {
      double employed = 0;
      for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
        int centralityClass = centrality.classOf(centrality.index(place));
        employed +=
            history.of(place, year).employed()
                * occupation.share(centralityClass, year - parameters.firstYear());
      }
      sink.text(unit.code())
          .count(year)
          .text(occupation.code())
          .count((int) Math.rint(employed))
          .end();
    }
  }

  private void truth() {
    try (RowSink sink = files.open(Table.TRUTH_OCCUPATION)) {
      for (int centralityClass = 1; centralityClass <= 6; centralityClass++) {
        for (int year = parameters.firstYear(); year <= parameters.lastYear(); year++) {
          for (Occupation occupation : Occupation.ALL) {
            sink.count(centralityClass)
                .count(year)
                .text(occupation.code())
                .real(occupation.share(centralityClass, year - parameters.firstYear()))
                .end();
          }
        }
      }
    }
  }

  /** The larger the class the fewer jobs; what is left over is in the smallest. */
  private void sizes(Codes.Unit unit, int year, RowSink sink) {
    PlaceYear of = history.of(unit, year);
    int left = 0;
    for (int industry = 0; industry < Industry.ALL.size(); industry++) {
      left += of.jobs(industry);
    }
    HashedRandom random =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.WORKPLACE_SIZE, unit.firstPlace(), 0);
    for (int size = SIZES.length - 1; size >= 0; size--) {
      int jobs = size == 0 ? left : (int) (left * 0.3 * random.uniform(size));
      left -= jobs;
      if (jobs >= SIZES[size]) {
        sink.text(unit.code()).count(year).count(SIZES[size]).count(jobs).end();
      } else {
        left += jobs;
      }
    }
  }
}
