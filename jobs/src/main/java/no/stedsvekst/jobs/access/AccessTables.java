package no.stedsvekst.jobs.access;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code access} writes. */
public final class AccessTables {
  /** How central municipalities are, as computed from travel times. */
  public static final TableSpec CENTRALITY =
      stamped(
              "centrality",
              "One row per preset, network and municipality.",
              "network",
              "municipality")
          .column("network", TEXT, "base, a landed network, or a link by its name")
          .column("municipality", TEXT, "Code of the vintage")
          .column(
              "centrality_jobs",
              DOUBLE,
              "Jobs within reach, 1000 for the highest of base; more where a road makes it so")
          .column(
              "centrality_services", DOUBLE, "The same of services; empty without service_point")
          .column(
              "centrality_index",
              DOUBLE,
              "Two thirds of the one and a third of the other, 1000 for the highest of base")
          .column("official_jobs", DOUBLE, "The official index of jobs, to which jobs are fitted")
          .column("official", DOUBLE, "The whole official index")
          .column(
              "migrants",
              DOUBLE,
              "Persons a year that the municipality draws for being nearer than in base; empty in base")
          .required("coef_set_id", TEXT, "The coefficients by which they are drawn")
          .constraint(
              "index_is_not_negative",
              "coalesce(centrality_jobs, 0) >= 0 and coalesce(centrality_services, 0) >= 0")
          .build();

  /** How well each decay and exponent fits the official index. */
  public static final TableSpec CENTRALITY_FIT =
      stamped(
              "centrality_fit",
              "One row per preset, part of the index, decay and exponent.",
              "part",
              "beta",
              "gamma")
          .column("part", TEXT, "jobs, fitted first, or services beside the jobs chosen")
          .column("beta", DOUBLE, "Decay a minute")
          .column("gamma", DOUBLE, "Exponent of what is within reach; 0 is the logarithm")
          .column(
              "rmse", DOUBLE, "Root mean squared miss of the official index over municipalities")
          .column("chosen", BOOLEAN, "Whether it is the one with the least miss")
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(CENTRALITY, CENTRALITY_FIT);

  private AccessTables() {}

  private static TableSpec.Builder stamped(String name, String grain, String... key) {
    String[] whole = new String[key.length + 1];
    whole[0] = "preset";
    System.arraycopy(key, 0, whole, 1, key.length);
    return TableSpec.in(Layer.GOLD, name)
        .grain(grain)
        .key(whole)
        .column("preset", TEXT, "Set of model parameters, as in gold.panel")
        .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that computed it, as in ops.run")
        .written(WriteMode.REPLACE_SLICE)
        .partedBy("preset");
  }
}
