/* Apache Velocity 1.7 as a peer of the comparison: renders one template with one context, as often as it is told.
 *
 *   java VelocityPeer TEMPLATE CONTEXT cached|parse|compile
 *
 * Lines read, as of engine_peer.cpp: `output` is answered by the rendered text as a JSON string, N by the nanoseconds
 * that N rounds took and the characters printed in all. A round of `cached` makes a context, renders the parsed tree
 * and makes a String; `parse` parses first; `compile` is Velocity's parse alone.
 * $util is a stand-in with Jackson behind it: just what the three templates call.
 */
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.context.InternalContextAdapterImpl;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.node.SimpleNode;

public class VelocityPeer {
    static final ObjectMapper JSON = new ObjectMapper();

    public static class DynamoDb {
        public Object toDynamoDB(Object value) {
            Map<String, Object> typed = new LinkedHashMap<>();
            if (value == null) typed.put("NULL", null);
            else if (value instanceof String) typed.put("S", value);
            else if (value instanceof Number) typed.put("N", value);
            else if (value instanceof Boolean) typed.put("BOOL", value);
            else if (value instanceof List) {
                List<Object> items = new ArrayList<>();
                for (Object item : (List<?>) value) items.add(toDynamoDB(item));
                typed.put("L", items);
            } else if (value instanceof Map) {
                Map<String, Object> members = new LinkedHashMap<>();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet())
                    members.put(String.valueOf(entry.getKey()), toDynamoDB(entry.getValue()));
                typed.put("M", members);
            }
            return typed;
        }
        public String toDynamoDBJson(Object value) throws Exception { return JSON.writeValueAsString(toDynamoDB(value)); }
    }

    public static class Lists {
        public List<Object> copyAndRetainAll(List<?> list, List<?> kept) {
            List<Object> copy = new ArrayList<>(list);
            copy.retainAll(kept);
            return copy;
        }
    }

    public static class Maps {
        public Map<Object, Object> copyAndRemoveAllKeys(Map<?, ?> map, List<?> keys) {
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            for (Object key : keys) copy.remove(key);
            return copy;
        }
    }

    public static class Util {
        final DynamoDb dynamodb = new DynamoDb();
        final Lists list = new Lists();
        final Maps map = new Maps();
        public DynamoDb getDynamodb() { return dynamodb; }
        public Lists getList() { return list; }
        public Maps getMap() { return map; }
        public void qr(Object ignored) { }
        public String toJson(Object value) throws Exception { return JSON.writeValueAsString(value); }
        public Object parseJson(String text) throws Exception { return JSON.readValue(text, Object.class); }
        public Object defaultIfNull(Object value, Object other) { return value == null ? other : value; }
        public boolean isNull(Object value) { return value == null; }
        public boolean isString(Object value) { return value instanceof String; }
    }

    static String render(RuntimeInstance runtime, SimpleNode parsed, String text, Map<String, Object> ctx, Util util)
            throws Exception {
        Map<String, Object> copy = new LinkedHashMap<>(ctx);
        copy.put("args", ctx.get("arguments"));
        VelocityContext context = new VelocityContext();
        context.put("ctx", copy);
        context.put("context", copy);
        context.put("util", util);
        context.put("utils", util);
        InternalContextAdapterImpl adapter = new InternalContextAdapterImpl(context);
        adapter.pushCurrentTemplateName("velocity");
        SimpleNode tree = parsed;
        if (tree == null) {
            tree = runtime.parse(new StringReader(text), "velocity");
            tree.init(adapter, runtime);
        }
        StringWriter out = new StringWriter(1024);
        tree.render(adapter, out);
        return out.toString();
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) throws Exception {
        String text = new String(Files.readAllBytes(Paths.get(arguments[0])), StandardCharsets.UTF_8);
        Map<String, Object> ctx = JSON.readValue(Files.readAllBytes(Paths.get(arguments[1])), LinkedHashMap.class);
        RuntimeInstance runtime = new RuntimeInstance();
        runtime.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        runtime.init();
        Util util = new Util();
        SimpleNode parsed = null;
        boolean parseOnly = arguments[2].equals("compile");
        if (arguments[2].equals("cached")) {
            parsed = runtime.parse(new StringReader(text), "velocity");
            parsed.init(new InternalContextAdapterImpl(new VelocityContext()), runtime);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals("output")) {
                System.out.println(JSON.writeValueAsString(render(runtime, parsed, text, ctx, util)));
                continue;
            }
            int count = Integer.parseInt(line);
            long sum = 0;
            long start = System.nanoTime();
            if (parseOnly) {
                for (int i = 0; i < count; i++) sum += runtime.parse(new StringReader(text), "velocity").jjtGetNumChildren();
            } else {
                for (int i = 0; i < count; i++) sum += render(runtime, parsed, text, ctx, util).length();
            }
            System.out.println((System.nanoTime() - start) + " " + sum);
        }
    }
}
