package no.stedsvekst.jobs.fetch.map;

import java.util.List;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.stat.DataSet;

/** What there is of each table: answers that are kept, or files that somebody downloaded. */
public interface Answers {
  /** What is done with an answer, or with its cells. */
  @FunctionalInterface
  interface Use {
    /** One answer; the next is read when it is done with. */
    void of(DataSet data);
  }

  /** The tables there are answers of, in the order of the mapping. */
  List<Source> sources();

  /** Hands over the answers of a table, one after the other. */
  void each(Source source, Use use);
}
