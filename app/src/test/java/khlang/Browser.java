package khlang;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: it keeps cookies, and sends the hidden {@code csrf} of the page that it saw last. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final TestServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    public Browser(TestServer server) {
        this.server = server;
    }

    /** A browser in which somebody has logged in. */
    public static Browser of(TestServer server, String name, String password) {
        Browser browser = new Browser(server);
        HttpResponse<String> answer = browser.logIn(name, password);
        if (answer.statusCode() != 302) {
            throw new AssertionError("log in: " + answer.statusCode() + " " + answer.body());
        }
        browser.get("/desk/password");
        return browser;
    }

    /** A browser in which the user {@code admin} has logged in. */
    public static Browser ofAdmin(TestServer server) {
        return of(server, "admin", TestServer.ADMIN_PASSWORD);
    }

    /** Opens the login page and sends it. */
    public HttpResponse<String> logIn(String name, String password) {
        get("/login");
        return post("/login", Map.of("name", name, "password", password));
    }

    /** Opens a page. */
    public HttpResponse<String> get(String path) {
        return keep(server.send(request(path).GET()));
    }

    /** Sends a form with the CSRF token of the page before. */
    public HttpResponse<String> post(String path, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putIfAbsent("csrf", csrf);
        String body = all.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return keep(server.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Sends a form with a file, as {@code upload}. */
    public HttpResponse<String> upload(String path, Map<String, String> values, String fileName, byte[] file) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putIfAbsent("csrf", csrf);
        String boundary = "----form" + all.hashCode();
        return keep(server.send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Multipart.body(boundary, all, fileName, file)))));
    }

    /** Sends what is no form, as a script of a page does; {@code withToken} says whether with the page's token. */
    public HttpResponse<String> send(
            String method, String path, Map<String, String> headers, byte[] body, boolean withToken) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (withToken) {
            request.header("X-CSRF-Token", csrf);
        }
        return server.send(request);
    }

    /** Calls an action by POST, with cookies and no token. */
    public HttpResponse<String> action(String name, String json) {
        return server.send(request("/api/3/action/" + name)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What a cookie holds; empty where there is none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Puts a cookie in, as a thief would. */
    public void putCookie(String name, String value) {
        cookies.put(name, value);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("set-cookie")) {
            String[] parts = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (parts[1].isEmpty()) {
                cookies.remove(parts[0]);
            } else {
                cookies.put(parts[0], parts[1]);
            }
        }
        Matcher matcher = CSRF.matcher(answer.body());
        if (matcher.find()) {
            csrf = matcher.group(1);
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
