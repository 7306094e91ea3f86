package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.ShippedTable;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Coefficients to apply: those of {@code conf/assumptions}, and those of this night's fits. */
public final class CoefficientSets {
  /** Under which preset the published ones stand: they are nobody's. */
  static final String PUBLISHED = "published";

  private CoefficientSets() {}

  /** The set of a preset's pooled fit of a model on the level whose fits are applied. */
  public static String applied(Preset preset, String model) {
    return id(preset, model, RegressJob.ESTIMATION_LEVEL);
  }

  /** The name of a set. */
  public static String id(Preset preset, String model, String level) {
    return String.join("_", preset.name(), model, level);
  }

  /**
   * The rows of the published sets.
   *
   * @param centers the mean of a term over the landed regions; null where it is not known
   * @param vintage year of the codes of these
   */
  static List<Row> published(Function<String, Double> centers, int vintage, String runId) {
    return ShippedTable.lines("coefficient_set").stream()
        .map(
            line ->
                RowFactory.create(
                    line.get("coef_set_id"),
                    line.get("term"),
                    Double.valueOf(line.get("estimate")),
                    MigrationModel.PANEL_TERMS.contains(line.get("term"))
                        ? centers.apply(line.get("term"))
                        : null,
                    line.get("source"),
                    PUBLISHED,
                    line.get("model"),
                    null,
                    vintage,
                    runId))
        .toList();
  }

  /** The set of a pooled fit; none where it has no numbers. */
  static List<Row> of(FitRows rows) {
    FitIdentity identity = rows.identity();
    List<Row> set = new ArrayList<>();
    String name = id(identity.preset(), identity.model(), identity.level());
    for (PanelFit.Term term : rows.fit().terms()) {
      if (!Double.isNaN(term.estimate())) {
        set.add(
            RowFactory.create(
                name,
                term.name(),
                term.estimate(),
                rows.center().apply(term.name()),
                "fit " + rows.fitId() + ", " + identity.period(),
                identity.preset().name(),
                identity.model(),
                identity.paramHash(),
                rows.vintage(),
                rows.runId()));
      }
    }
    return set;
  }
}
