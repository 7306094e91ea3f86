package no.stedsvekst.jobs.attract;

import java.util.List;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.OnePass;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The change of jobs, taken apart.
 *
 * @param municipalities jobs by component, a column each, of municipalities by year
 * @param annual the same of every level
 * @param contributions of industries, of municipalities by year
 * @param years in which the business attractiveness of municipalities is known
 * @param findings what must hold of it, and whether it does
 */
record JobsSide(
    Dataset<Row> municipalities,
    Dataset<Row> annual,
    Dataset<Row> contributions,
    List<Integer> years,
    Findings findings) {

  static JobsSide of(AttractInputs inputs, Preset preset, Dataset<Row> vital, Materialized kept) {
    JobComponents components =
        new JobComponents(
            inputs.read(SilverTables.JOBS), inputs.read(DimensionTables.INDUSTRY), kept);
    Dataset<Row> municipalities =
        kept.keep(
            components.annual(
                JobComponents.growthBefore(vital, preset.populationWindow()), preset));
    Dataset<Row> annual = kept.keep(JobComponents.ofLevels(municipalities, inputs.above()));
    OnePass.Answers answers =
        OnePass.over(annual)
            .check(AttractChecks.ofJobs())
            .askYears("judged", PeopleSide.isKnown(JobComponents.ATTRACTIVENESS))
            .answers();
    Findings findings = answers.found().and(AttractChecks.ofIndustryEffects(annual));
    return new JobsSide(
        municipalities, annual, components.contributions(), answers.years("judged"), findings);
  }
}
