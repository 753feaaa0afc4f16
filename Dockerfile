FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY src src
COPY processes processes
COPY forms forms
# The tests have run before an image is made (README.md); here is no browser for them.
RUN mvn -B -Dmaven.test.skip=true package
# Its libraries beside it instead of inside it: nothing is looked up in a jar within a jar.
RUN java -Djarmode=tools -jar target/feedback-loop-*.jar extract --destination extracted \
  && mv extracted/feedback-loop-*.jar extracted/feedback-loop.jar

# One start on a database that is thrown away writes down the classes that each start loads, as Java then maps them.
FROM postgres:17 AS start
COPY --from=eclipse-temurin:17-jre /opt/java/openjdk /opt/java/openjdk
COPY --from=build /build/extracted /app
RUN chown postgres /app
USER postgres
WORKDIR /app
RUN initdb --pgdata=/tmp/data --encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C \
  && pg_ctl --pgdata=/tmp/data --wait --options="--listen-addresses=127.0.0.1" start \
  && SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1/postgres SPRING_DATASOURCE_USERNAME=postgres \
    FEEDBACK_LOOP_MASTER_KEY=$(head -c 32 /dev/urandom | base64) \
    FEEDBACK_LOOP_ADMIN_ID=nobody FEEDBACK_LOOP_ADMIN_PASSWORD=$(head -c 32 /dev/urandom | base64) \
    /opt/java/openjdk/bin/java -XX:ArchiveClassesAtExit=feedback-loop.jsa -Dspring.context.exit=onRefresh -jar feedback-loop.jar \
  && pg_ctl --pgdata=/tmp/data --mode=immediate stop

FROM eclipse-temurin:17-jre
# Chinese characters of the PDF of a case's trail.
RUN apt-get update \
  && apt-get install -y --no-install-recommends fonts-noto-cjk \
  && rm -rf /var/lib/apt/lists/*
RUN groupadd --system --gid 10001 feedback \
  && useradd --system --uid 10001 --gid feedback --no-create-home --home-dir /app --shell /usr/sbin/nologin feedback
# The volume of the list of erasures takes over whose it is.
RUN mkdir /erasures && chown feedback:feedback /erasures
WORKDIR /app
COPY --from=start /app ./
USER feedback
# 8080 is for people and programs, 8081 for health and metrics.
EXPOSE 8080 8081
# The image has no curl; bash can speak to a port by itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-8081} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# java is process 1 and takes the stop signal; out of memory ends it, so that it is started anew.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-XX:SharedArchiveFile=feedback-loop.jsa", "-jar", "feedback-loop.jar"]
