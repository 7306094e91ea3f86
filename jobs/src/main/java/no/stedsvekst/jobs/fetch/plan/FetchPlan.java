package no.stedsvekst.jobs.fetch.plan;

import java.util.List;

/**
 * All that is asked for.
 *
 * @param tables in the order in which they are asked
 * @param leftOut what a table lacks, and what is not fetched therefore
 */
public record FetchPlan(List<TablePlan> tables, List<String> leftOut) {
  /** How many requests it takes. */
  public int requests() {
    return tables.stream().mapToInt(table -> table.queries().size()).sum();
  }

  /** How many cells they have. */
  public long cells() {
    return tables.stream().mapToLong(TablePlan::cells).sum();
  }
}
