package khlang;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import khlang.ingest.FirstStart;
import khlang.portal.HomePages;
import khlang.web.Actions;

/** Every route, at a glance. */
final class Routes {
    private final Actions actions;
    private final FirstStart firstStart;
    private final HomePages homePages;

    Routes(Actions actions, FirstStart firstStart, HomePages homePages) {
        this.actions = actions;
        this.firstStart = firstStart;
        this.homePages = homePages;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/3/action/{action}", actions::answer);
        routes.post("/api/3/action/{action}", actions::answer);
        routes.get("/api/action/{action}", actions::answer);
        routes.post("/api/action/{action}", actions::answer);
        page(routes, "/", homePages::show);
        routes.get("/healthz", Routes::healthy);
        routes.get("/readyz", this::ready);
    }

    private static void healthy(Context context) {
        context.result("ok");
    }

    private void ready(Context context) {
        boolean ready = firstStart.ready();
        context.status(ready ? 200 : 503).json(Map.of("ready", ready));
    }

    /** A page in each language. */
    private static void page(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.get(path.equals("/") ? "/en" : "/en" + path, handler);
    }
}
