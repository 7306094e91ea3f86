package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.ripple.Multipliers;
import no.stedsvekst.ripple.SupplierShare;
import no.stedsvekst.sql.ModelFunction.Usage;

/** What export carries, as functions of SQL. */
final class RippleFunctions {
  static final List<ModelFunction> ALL =
      List.of(
          ModelFunction.ofNumbers(
              "export_effect",
              Multipliers.class,
              "effect",
              new Usage(
                  "(millions, per_million)",
                  "Jobs, or another measure, that so many million of export mean.",
                  "(100, 0.36)",
                  "36.0")),
          ModelFunction.ofNumbers(
              "supplies_staying",
              SupplierShare.class,
              "staying",
              new Usage(
                  "(region_industry, region, nation_industry, nation)",
                  "The share of what exporters buy of an industry that is made in their region, of jobs there and in the nation.",
                  "(10, 100, 200, 1000)",
                  "0.25")),
          ModelFunction.ofNumbers(
              "supplies_of_place",
              SupplierShare.class,
              "ofPlace",
              new Usage(
                  "(jobs, region_industry, nation_industry, stays, rest)",
                  "What comes to a place with so many jobs of the industry, of what stays in its region and of the rest.",
                  "(5, 10, 100, 4, 20)",
                  "3.0")));

  private RippleFunctions() {}
}
