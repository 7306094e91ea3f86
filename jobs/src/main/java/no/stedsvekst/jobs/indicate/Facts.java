package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.indicator.Measure;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.ripple.Exports;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B3. Measures of every unit and year: level, unit, year, measure, value. */
final class Facts {
  static final String JOBS = "jobs";
  static final String PRIVATE_JOBS = "jobs:private";
  static final String POPULATION = "population";
  static final String EMPLOYED = "employed";
  static final String OWN = "own_commuters";
  private static final String EXPORT = "export";

  private static final String[] UNIT_YEAR = {"level", "unit", "year"};

  private Facts() {}

  /** What is known of municipalities and adds up, at all levels. */
  static Dataset<Row> counted(
      IndicateInputs inputs, Set<Measure> measures, Schemes schemes, Map<String, String> sectors) {
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(population(inputs.read(SilverTables.POPULATION)));
    parts.add(jobs(inputs.read(SilverTables.JOBS), measures, schemes, sectors));
    parts.add(
        perMunicipality(
            inputs.read(SilverTables.EMPLOYMENT), Map.of(EMPLOYED, col("employed_residents"))));
    parts.add(
        perMunicipality(
            inputs.read(SilverTables.VITAL),
            Map.of(
                "births", col("births"),
                "deaths", col("deaths"),
                "net_migration", col("net_migration"))));
    inputs
        .landed(PlaceOfWorkTables.DWELLING)
        .ifPresent(rows -> parts.add(perMunicipality(rows, Map.of("dwellings", col("completed")))));
    inputs.exported().ifPresent(rows -> parts.add(export(rows, inputs.members())));
    Workplaces.counted(inputs).forEach(parts::add);
    return LevelItems.measures(
        parts.stream().reduce(Dataset::union).orElseThrow(), inputs.members());
  }

  /** What does not add up: commuters of a unit's own flows, shares, covariates. */
  static Dataset<Row> besides(IndicateInputs inputs, Dataset<Row> counted) {
    List<Dataset<Row>> parts = new ArrayList<>();
    parts.add(commuters(inputs, counted));
    Workplaces.largest(inputs).ifPresent(parts::add);
    inputs.exported().ifPresent(rows -> parts.add(nationalExport(rows, inputs.members())));
    inputs
        .ofPreset(PanelTables.COVARIATE)
        .ifPresent(
            rows ->
                parts.add(
                    rows.select(
                        col("level"),
                        col("unit"),
                        col("year"),
                        concat(lit("cov:"), col("name")).as("measure"),
                        col("value"))));
    inputs
        .ofPreset(AttractTables.ATTRACTIVENESS)
        .ifPresent(
            rows ->
                parts.add(
                    rows.filter(col("period").rlike("^\\d{4}$"))
                        .select(
                            col("level"),
                            col("unit"),
                            col("period").cast("int").as("year"),
                            lit("attractiveness_rate").as("measure"),
                            col("attractiveness_rate").as("value"))));
    return parts.stream().reduce(Dataset::union).orElseThrow();
  }

  private static Dataset<Row> population(Dataset<Row> rows) {
    Column age = col("age").try_cast("int");
    return unpivoted(
        rows.groupBy(col("municipality").as("code"), col("year"))
            .agg(
                sum("persons").as("all"),
                when(
                        count_if(col("age").equalTo("all")).equalTo(0),
                        sum(when(age.between(16, 66), col("persons")).otherwise(0)))
                    .as("working")),
        Map.of(POPULATION, col("all"), "population:16-66", col("working")));
  }

  private static Dataset<Row> jobs(
      Dataset<Row> rows, Set<Measure> measures, Schemes schemes, Map<String, String> sectors) {
    Map<String, Column> sums = new LinkedHashMap<>();
    sums.put(JOBS, sum(JOBS));
    Column hasIndustries = count_if(col("industry").equalTo("total")).equalTo(0);
    List<String> names = new ArrayList<>(List.of("private", "public"));
    measures.stream()
        .filter(measure -> measure.kind() == Measure.Kind.JOBS && !measure.name().isEmpty())
        .map(Measure::name)
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    for (String name : names) {
      Column isIn = isIn(name, schemes, sectors);
      sums.put(JOBS + ":" + name, when(hasIndustries, sum(when(isIn, col(JOBS)).otherwise(0.0))));
    }
    List<Column> columns = new ArrayList<>();
    Map<String, Column> values = new LinkedHashMap<>();
    sums.forEach(
        (name, sum) -> {
          values.put(name, col("n" + columns.size()));
          columns.add(sum.as("n" + columns.size()));
        });
    return unpivoted(
        rows.groupBy(col("municipality").as("code"), col("year"))
            .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new)),
        values);
  }

  private static Column isIn(String name, Schemes schemes, Map<String, String> sectors) {
    if (name.equals("private") || name.equals("public")) {
      Object[] codes =
          sectors.entrySet().stream()
              .filter(each -> each.getValue().equals("private") == name.equals("private"))
              .map(Map.Entry::getKey)
              .toArray();
      return codes.length == 0 ? lit(false) : col("industry").isin(codes);
    }
    int slash = name.indexOf('/');
    if (slash < 0) {
      return col("industry").equalTo(name);
    }
    String scheme = name.substring(0, slash);
    String group = name.substring(slash + 1);
    boolean isRest = group.equals(Schemes.UNMAPPED);
    Column isInGroup =
        schemes.members().stream()
            .filter(each -> each.scheme().equals(scheme))
            .filter(each -> isRest || each.group().equals(group))
            .map(
                each ->
                    col("industry")
                        .equalTo(each.industry())
                        .and(col("year").geq(each.from()))
                        .and(col("year").lt(each.until())))
            .reduce(Column::or)
            .orElse(lit(false));
    return isRest ? not(isInGroup) : isInGroup;
  }

  /**
   * Of a place and year either the total or what the markets add up to. A place without rows in a
   * year that has those of others exports nothing, unless the nation was landed beside them.
   */
  private static Dataset<Row> export(Dataset<Row> rows, Dataset<Row> members) {
    Dataset<Row> known = exported(rows.filter(not(isOfNation())));
    Dataset<Row> places =
        members.filter(col("level").equalTo(Levels.MUNICIPALITY)).select("code").distinct();
    Dataset<Row> nation =
        rows.filter(isOfNation()).select("year").distinct().withColumn("has_nation", lit(true));
    return unpivoted(
        known
            .select("year")
            .distinct()
            .join(broadcast(nation), new String[] {"year"}, "left")
            .crossJoin(broadcast(places))
            .join(known, new String[] {"code", "year"}, "left")
            .withColumn(
                "exported", coalesce(col("exported"), when(col("has_nation").isNull(), lit(0.0)))),
        Map.of(EXPORT, col("exported")));
  }

  private static Dataset<Row> exported(Dataset<Row> rows) {
    return Exports.landed(rows)
        .groupBy(col("municipality").as("code"), col("year"))
        .agg(sum("value").as("exported"));
  }

  /** Of years of which not every place is known. */
  private static Dataset<Row> nationalExport(Dataset<Row> rows, Dataset<Row> members) {
    Dataset<Row> whole =
        LevelItems.years(
                rows.filter(not(isOfNation())).select(col("municipality").as("code"), col("year")),
                members)
            .filter(col("level").equalTo(Levels.COUNTRY))
            .select("year");
    return exported(rows.filter(isOfNation()))
        .join(broadcast(whole), new String[] {"year"}, "left_anti")
        .select(
            lit(Levels.COUNTRY).as("level"),
            col("code").as("unit"),
            col("year"),
            lit(EXPORT).as("measure"),
            col("exported").as("value"));
  }

  private static Column isOfNation() {
    return col("municipality").equalTo(Levels.NATION);
  }

  /** A unit's own flows are those between its members; known where all of these have any. */
  private static Dataset<Row> commuters(IndicateInputs inputs, Dataset<Row> counted) {
    Dataset<Row> flows = inputs.read(SilverTables.COMMUTING);
    Dataset<Row> homes = inputs.members().toDF("level", "unit", "home");
    Dataset<Row> works = inputs.members().toDF("level", "unit", "work");
    Dataset<Row> own =
        flows
            .join(broadcast(homes), "home")
            .join(broadcast(works), new String[] {"level", "unit", "work"})
            .groupBy("level", "unit", "year")
            .agg(sum("employed").as("own"));
    Dataset<Row> known =
        LevelItems.years(
            flows
                .select(col("home").as("code"), col("year"))
                .union(
                    inputs
                        .read(SilverTables.EMPLOYMENT)
                        .filter("employed_residents = 0")
                        .select("municipality", "year")),
            inputs.members());
    Dataset<Row> sums =
        of(counted, EMPLOYED)
            .join(of(counted, JOBS), UNIT_YEAR, "left")
            .join(broadcast(flows.select("year").distinct()), "year")
            .join(known.withColumn("has_flows", lit(true)), UNIT_YEAR, "left")
            .join(own, UNIT_YEAR, "left")
            .withColumn(
                "own",
                when(
                    col(EMPLOYED).isNotNull().and(col("has_flows")),
                    coalesce(col("own"), lit(0.0))));
    return sums.select(
        col("level"),
        col("unit"),
        col("year"),
        inline(
            array(
                struct(lit(OWN).as("measure"), col("own").as("value")),
                struct(
                    lit("out_commuters").as("measure"),
                    col(EMPLOYED).minus(col("own")).as("value")),
                struct(
                    lit("in_commuters").as("measure"), col(JOBS).minus(col("own")).as("value")))));
  }

  /** One measure, in a column of its name. */
  static Dataset<Row> of(Dataset<Row> facts, String measure) {
    return facts
        .filter(col("measure").equalTo(measure))
        .select(col("level"), col("unit"), col("year"), col("value").as(measure));
  }

  private static Dataset<Row> perMunicipality(Dataset<Row> rows, Map<String, Column> values) {
    return unpivoted(rows.withColumnRenamed("municipality", "code"), values);
  }

  /** A row a measure of the rows of municipalities. */
  static Dataset<Row> unpivoted(Dataset<Row> rows, Map<String, Column> values) {
    Column[] each =
        values.entrySet().stream()
            .map(
                value ->
                    struct(
                        lit(value.getKey()).as("measure"),
                        value.getValue().cast("double").as("value")))
            .toArray(Column[]::new);
    return rows.select(col("code"), col("year"), inline(array(each)));
  }
}
