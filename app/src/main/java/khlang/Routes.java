package khlang;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import khlang.portal.HomePages;
import khlang.web.Actions;

/** Every route, at a glance. */
final class Routes {
    private final Actions actions;
    private final HomePages homePages;

    Routes(Actions actions, HomePages homePages) {
        this.actions = actions;
        this.homePages = homePages;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/3/action/{action}", actions::answer);
        routes.post("/api/3/action/{action}", actions::answer);
        routes.get("/api/action/{action}", actions::answer);
        routes.post("/api/action/{action}", actions::answer);
        page(routes, "/", homePages::show);
        routes.get("/healthz", Routes::healthy);
    }

    private static void healthy(Context context) {
        context.result("ok");
    }

    /** A page in each language. */
    private static void page(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.get(path.equals("/") ? "/en" : "/en" + path, handler);
    }
}
