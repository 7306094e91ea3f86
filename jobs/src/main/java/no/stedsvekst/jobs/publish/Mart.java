package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;

/** What the facts have in common: the place, the year, and what their rows were made by. */
final class Mart {
  /** The scenarios whose places add up to a nation: a column each. */
  static final List<String> SCENARIOS = List.of("central", "neutral", "historical", "shrunk");

  static final String JANUARY = "Year of the 1 January";
  static final String QUARTER = "Year of the fourth quarter";
  static final String FLOW = "Calendar year in which it happened";

  private Mart() {}

  /** Of places and years. */
  static TableSpec.Builder ofUnits(String name, String grain, String year, String... besides) {
    List<String> key = new ArrayList<>(List.of("unit_code", "year"));
    key.addAll(List.of(besides));
    return begun(name, grain, key).refers("year", INTEGER, PanelTables.DIM_YEAR, year);
  }

  /** Of places. */
  static TableSpec.Builder begun(String name, String grain, List<String> key) {
    return TableSpec.in(Layer.GOLD, name)
        .grain(grain)
        .key(key.toArray(String[]::new))
        .refers("unit_code", TEXT, StarDimensions.UNIT, "The place, as in municipality:0301");
  }

  /** With what its rows were made by, of a table that knows no parameters of the model. */
  static TableSpec done(TableSpec.Builder table) {
    return table
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that wrote it, as in ops.run")
        .build();
  }

  /** The same of one that the model has made. */
  static TableSpec modelled(TableSpec.Builder table) {
    return done(
        table.refers(
            "preset", TEXT, StarDimensions.PRESET, "The one set of parameters of the star"));
  }
}
