package no.stedsvekst.jobs.project.input;

/** A kind of number that is known of a place; which of several is told by its cell. */
enum Fact {
  /** Persons on the jump-off, by cell of sex and age. */
  PEOPLE(0),
  /** All persons so many years before the jump-off. */
  PAST(1),
  /** Jobs in the quarter before the jump-off, by industry. */
  JOBS(2),
  /** Residents who work, in that quarter. */
  EMPLOYED(3),
  /** Share of those who work, by the place where they do. */
  SHARE(4),
  /** Commuting-weighted relative growth, last and before. */
  RELATIVE(5),
  /** What centrality adds to the expected rate whatever is assumed, and the jobs index. */
  STEADY(6),
  /** Births, deaths, over those expected. */
  RATIO(7),
  /** Attractiveness of the last ten years: residential, business. */
  ATTRACTIVENESS(8),
  /** Who left, by cohort. */
  OUT(9),
  /** Who came, by cohort. */
  IN(10),
  /** Who could have left, by cohort. */
  EXPOSED(11),
  /** Attractiveness of a year less the mean of all years, by year. */
  RESIDUAL(12),
  /** The same with what the growth of jobs has brought in the year. */
  SWING(13),
  /** How many more people there were each of the last ten years. */
  TREND(14),
  /** Who came less who left in the last ten years, by cohort: asked of all places together. */
  LATELY(15),
  /** Dwellings completed a year for each resident, and residents of the nation a dwelling. */
  HOUSING(16),
  /** Births less deaths of the year before the jump-off. */
  NATURAL(17);

  /** How many there are. */
  static final int COUNT = values().length;

  private final int number;

  Fact(int number) {
    this.number = number;
  }

  /** What it stands under in rows. */
  int number() {
    return number;
  }
}
