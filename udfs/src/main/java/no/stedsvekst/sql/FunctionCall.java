package no.stedsvekst.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** Makes a call of the arguments that stand in a query. */
final class FunctionCall extends AbstractFunction1<Seq<Expression>, Expression> {
  private final ModelFunction function;

  FunctionCall(ModelFunction function) {
    this.function = function;
  }

  @Override
  public Expression apply(Seq<Expression> arguments) {
    List<DataType> types = function.arguments();
    if (arguments.size() != types.size()) {
      throw new IllegalArgumentException(
          "%s takes %d arguments, not %d; DESCRIBE FUNCTION %s tells which"
              .formatted(function.name(), types.size(), arguments.size(), function.name()));
    }
    List<Expression> cast = new ArrayList<>();
    for (int index = 0; index < types.size(); index++) {
      cast.add(new Cast(arguments.apply(index), types.get(index), scala.Option.empty()));
    }
    return function.call().apply(CollectionConverters.asScala(cast).toSeq());
  }
}
