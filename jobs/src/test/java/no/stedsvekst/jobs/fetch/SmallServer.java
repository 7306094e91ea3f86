package no.stedsvekst.jobs.fetch;

import java.io.IOException;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that has the small country, for each test anew. */
abstract class SmallServer {
  final TestTime time = new TestTime("2021-06-01T10:00:00Z");
  StatBankServer server;

  @BeforeEach
  void serve() throws IOException {
    server = SmallNorway.at(time);
  }

  @AfterEach
  void close() {
    server.close();
  }
}
