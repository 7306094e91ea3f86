package no.stedsvekst.jobs.project.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.block.BlockValues;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.scenario.NationYear;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a projection begins with.
 *
 * @param source of the places
 * @param executor where blocks are worked on
 * @param places in blocks
 * @param jumpOff where they stand at first
 * @param model the numbers that hold for all of them
 * @param nation on the jump-off
 * @param years of the nation
 * @param past how attractive the places have been
 * @param persistence how much of what sets places apart is likely to last
 * @param sizes people of past years: unit, year, size
 * @param groups region and county of each municipality: code, region, county, centrality_class
 * @param coefficientSet that was applied
 * @param vintage the year of the codes
 */
public record ProjectionInput(
    PlaceSource source,
    BlockExecutor executor,
    BlockValues<PlaceBlock> places,
    BlockValues<BlockState> jumpOff,
    ModelCoefficients model,
    NationAtJumpOff nation,
    List<NationYear> years,
    Map<Measure, AttractivenessHistory> past,
    PastPersistence persistence,
    Dataset<Row> sizes,
    Dataset<Row> groups,
    String coefficientSet,
    int vintage)
    implements AutoCloseable {

  /** The same where the nation's people are known; it is not to be closed beside this one. */
  public ProjectionInput under(NationalFrame known) {
    NationAtJumpOff other = nation.under(known);
    return new ProjectionInput(
        source,
        executor,
        places,
        jumpOff,
        model,
        other,
        other.years(),
        past,
        persistence,
        sizes,
        groups,
        coefficientSet,
        vintage);
  }

  /** Who came to the nation, where its path is made of that. */
  public Optional<MigrationHistory> nationMoved() {
    return nation.madeOf();
  }

  /** The alternative under which the rows stand. */
  public String alternative() {
    return nation.outlook().alternative();
  }

  @Override
  public void close() {
    jumpOff.release();
    places.release();
    executor.close();
    source.close();
    past.values().forEach(AttractivenessHistory::close);
  }
}
