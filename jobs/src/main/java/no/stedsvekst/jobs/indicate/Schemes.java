package no.stedsvekst.jobs.indicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.ShippedTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * B1. Into which groups industries are put, by which schemes: landed ones, and shipped ones where
 * none of that name was landed.
 */
public record Schemes(List<Member> members) {
  /** The group of industries that a scheme does not know. */
  public static final String UNMAPPED = "unmapped";

  private static final int FOREVER = 9999;
  private static final StructType SCHEMA =
      StructType.fromDDL("scheme string, industry string, group_code string, from int, until int");

  /** An industry in a group, from a year until another. */
  record Member(String scheme, String industry, String group, int from, int until) {}

  /**
   * Of a lake.
   *
   * @param rows of a silver table, where there is one
   */
  public static Schemes of(Function<TableSpec, Optional<PlainRows>> rows) {
    List<Member> members = new ArrayList<>();
    Set<String> landed = new HashSet<>();
    Optional<PlainRows> table = rows.apply(SilverTables.of(PlaceOfWorkTables.INDUSTRY_GROUP));
    if (table.isPresent()) {
      for (PlainRow row : table.get().list()) {
        landed.add(row.text("scheme"));
        members.add(
            new Member(
                row.text("scheme"),
                row.text("industry"),
                row.text("group_code"),
                row.integer("valid_from"),
                row.isEmpty("valid_to") ? FOREVER : row.integer("valid_to")));
      }
    }
    for (Map<String, String> line : ShippedTable.lines("industry_group")) {
      if (!landed.contains(line.get("scheme"))) {
        members.add(
            new Member(
                line.get("scheme"),
                line.get("industry"),
                line.get("group_code"),
                Integer.parseInt(line.get("valid_from")),
                FOREVER));
      }
    }
    refuseOverlaps(members);
    return new Schemes(members);
  }

  /** Of a scheme an industry is in one group a year. */
  private static void refuseOverlaps(List<Member> members) {
    Map<List<String>, List<Member>> byIndustry = new HashMap<>();
    for (Member member : members) {
      List<Member> others =
          byIndustry.computeIfAbsent(
              List.of(member.scheme(), member.industry()), key -> new ArrayList<>());
      for (Member other : others) {
        if (member.from() < other.until() && other.from() < member.until()) {
          throw Refusals.failedChecks(
              "the groups of industries",
              List.of(
                  "%s is in %s and in %s of %s in %d"
                      .formatted(
                          member.industry(),
                          other.group(),
                          member.group(),
                          member.scheme(),
                          Math.max(member.from(), other.from()))));
        }
      }
      others.add(member);
    }
  }

  /** The groups of each scheme. */
  public Map<String, Set<String>> groups() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (Member member : members) {
      groups
          .computeIfAbsent(member.scheme(), scheme -> new HashSet<>(Set.of(UNMAPPED)))
          .add(member.group());
    }
    return groups;
  }

  /** The industries of a group in a year; of the rest those that are in no group. */
  public Predicate<String> industries(String scheme, String group, int year) {
    boolean isRest = group.equals(UNMAPPED);
    Set<String> codes =
        members.stream()
            .filter(each -> each.scheme().equals(scheme))
            .filter(each -> isRest || each.group().equals(group))
            .filter(each -> each.from() <= year && year < each.until())
            .map(Member::industry)
            .collect(Collectors.toSet());
    return industry -> codes.contains(industry) != isRest;
  }

  /** A row an industry in a group. */
  Dataset<Row> table(SparkSession spark) {
    return spark.createDataFrame(
        members.stream()
            .map(
                each ->
                    RowFactory.create(
                        each.scheme(), each.industry(), each.group(), each.from(), each.until()))
            .toList(),
        SCHEMA);
  }
}
