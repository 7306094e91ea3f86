package no.stedsvekst.jobs.serve;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import no.stedsvekst.jobs.query.Answer;
import no.stedsvekst.jobs.query.QuerySession;

/** A client that is connected: what it has chosen, and what it has asked. */
final class ClientSession {
  private final UUID id = UUID.randomUUID();
  private final QuerySession questions;
  private final ExecutorService workers;
  private final Map<UUID, Operation> operations = new ConcurrentHashMap<>();

  ClientSession(QuerySession questions, ExecutorService workers) {
    this.questions = questions;
    this.workers = workers;
  }

  UUID id() {
    return id;
  }

  QuerySession questions() {
    return questions;
  }

  /** Keeps an answer for the client to fetch. */
  Operation open(Answer answer) {
    Operation operation = Operation.of(answer, questions.spark().sparkContext(), workers);
    operations.put(operation.id(), operation);
    return operation;
  }

  Optional<Operation> operation(UUID operation) {
    return Optional.ofNullable(operations.get(operation));
  }

  /** Forgets an answer. */
  void close(UUID operation) {
    Operation closed = operations.remove(operation);
    if (closed != null) {
      closed.cancel();
    }
  }

  /** Forgets all answers. */
  void close() {
    operations.keySet().forEach(this::close);
  }
}
