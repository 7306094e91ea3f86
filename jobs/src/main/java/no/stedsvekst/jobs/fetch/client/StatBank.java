package no.stedsvekst.jobs.fetch.client;

import java.util.List;
import no.stedsvekst.jobs.fetch.plan.Query;
import no.stedsvekst.jobs.fetch.stat.DataSet;

/** Statistics Norway's StatBank, by one of the two versions of its interface. */
public interface StatBank {
  /** Which version, for people. */
  String version();

  /** How many cells an answer may have, empty ones included. */
  long mostCells();

  /** The variables of a table, with all their values. */
  DataSet describe(String table);

  /** When the figures of a table were last changed, as it says itself; empty where it does not. */
  String updated(String table);

  /** The first tables whose titles have those words, with their titles. */
  List<String> like(String title);

  /** The request of a part of a table. */
  Request request(Query query);
}
