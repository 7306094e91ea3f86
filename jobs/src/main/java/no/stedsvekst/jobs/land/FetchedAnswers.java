package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static no.stedsvekst.jobs.lake.ColumnType.TIMESTAMP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Where fetched files come from: what {@code fetch} has left behind in the landing folder. */
final class FetchedAnswers {
  /** The file in the landing folder. */
  static final String REPORT = "fetch-report.json";

  /** Which answers of Statistics Norway what was landed is made of. */
  static final TableSpec TABLE =
      TableSpec.in(Layer.OPS, "fetched_answer")
          .grain(
              "One row per answer of StatBank from which landed files were filled, what it filled"
                  + " and the run that landed them.")
          .key("run_id", "fills", "fingerprint")
          .column("run_id", TEXT, "The run that landed the files, as in ops.run")
          .column("fills", TEXT, "What the table was used for, as in conf/statbank/table.csv")
          .column("fingerprint", TEXT, "Of the request; its answer lies under .raw by this name")
          .required("table", TEXT, "Number of the StatBank table")
          .required("address", TEXT, "Where it was sent")
          .required("body", TEXT, "The selection as JSON, every variable with its codes")
          .required("asked_at", TIMESTAMP, "UTC")
          .required("updated", TEXT, "When StatBank had last changed the figures, in its words")
          .required("cells", LONG, "How many there were, empty ones included")
          .required(
              "signs", TEXT, "JSON: how often each sign stood in place of a number, as in : or ..")
          .required("checksum", TEXT, "SHA-256 of the answer as it came")
          .written(WriteMode.APPEND)
          .build();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode report;

  private FetchedAnswers(JsonNode report) {
    this.report = report;
  }

  /** What the folder says of itself; nothing where it was not fetched. */
  static Optional<FetchedAnswers> in(LandingFolder folder) {
    return folder
        .bytes(REPORT)
        .map(
            bytes -> {
              try {
                return new FetchedAnswers(JSON.readTree(bytes));
              } catch (IOException e) {
                throw Refusals.brokenFile(REPORT, e.getMessage());
              }
            });
  }

  /** What stands in for what could not be had, for the ledger. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "fetched from "
            + report.path("from").asText()
            + " at "
            + report.path("fetched_at").asText());
    report.path("stand_ins").forEach(sentence -> notes.add("stands in: " + sentence.asText()));
    return notes;
  }

  /** The answers, as the run lands them. */
  Dataset<Row> rows(SparkSession spark, String runId) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode answer : report.path("answers")) {
      rows.add(
          RowFactory.create(
              runId,
              answer.path("fills").asText(),
              answer.path("fingerprint").asText(),
              answer.path("table").asText(),
              answer.path("address").asText(),
              answer.path("body").asText(),
              Timestamp.from(Instant.parse(answer.path("asked_at").asText())),
              answer.path("updated").asText(),
              answer.path("cells").asLong(),
              answer.path("signs").toString(),
              answer.path("checksum").asText()));
    }
    return spark.createDataFrame(rows, TABLE.schema());
  }

  /** Whether there is any. */
  boolean isEmpty() {
    return report.path("answers").isEmpty();
  }
}
