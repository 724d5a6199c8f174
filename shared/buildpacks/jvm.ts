import type { FolderFacts } from './folder-facts.ts';
import { herokus, type Language, nothing, type ProposedTypes } from './language.ts';

/** How each is told its port, and its jar where that has a fixed name below the build's folder */
const FRAMEWORKS = [
  { sign: /io\.quarkus/, port: 'quarkus.http.port', jar: 'quarkus-app/quarkus-run.jar' },
  { sign: /spring-boot|org\.springframework\.boot/, port: 'server.port', jar: null },
  { sign: /micronaut/, port: 'micronaut.server.port', jar: null },
] as const;
const BUILT = /^(?!.*(?:plain|sources|javadoc|tests)\.jar$).*\.jar$/;

export const CLOJURE: Language = {
  language: 'Clojure',
  buildpack: 'heroku/clojure',
  detects: (facts) => facts.has('project.clj'),
  propose: () => herokus('lein trampoline run', 'project.clj'),
};

export const JAVA: Language = {
  language: 'Java',
  buildpack: 'heroku/java',
  detects: (facts) => facts.has('pom.xml'),
  propose: (facts) => builtJar(facts, facts.text('pom.xml'), 'target', 'pom.xml'),
};

export const GRADLE: Language = {
  language: 'Gradle',
  buildpack: 'heroku/gradle',
  detects: (facts) => facts.has('gradlew', 'build.gradle', 'build.gradle.kts'),
  propose(facts) {
    const build = facts.text('build.gradle') + facts.text('build.gradle.kts');
    return builtJar(facts, build, 'build/libs', 'build.gradle');
  },
};

export const SCALA: Language = {
  language: 'Scala',
  buildpack: 'heroku/scala',
  detects: (facts) => facts.matching('', /\.sbt$/).length > 0 || facts.matching('project', /\.sbt$/).length > 0,
  propose(facts) {
    const [, name] = /\bname\s*:=\s*"([\w-]+)"/.exec(facts.text('build.sbt')) ?? [];
    if (name === undefined) return nothing('Heroku runs what sbt-native-packager stages; build.sbt names no project.');
    return herokus(`target/universal/stage/bin/${name} -Dhttp.port=$PORT`, 'name in build.sbt');
  },
};

/** Heroku runs the jar that its build has made; what sets the port depends on the framework. */
function builtJar(facts: FolderFacts, build: string, folder: string, origin: string): ProposedTypes {
  const framework = FRAMEWORKS.find(({ sign }) => sign.test(build));
  if (framework === undefined) {
    return nothing('Heroku has default process types for Spring Boot, Micronaut and Quarkus only.');
  }
  const { port, jar } = framework;
  const [built = `${folder}/*.jar`] = facts.matching(folder, BUILT);
  const path = jar === null ? built : `${folder.split('/')[0]}/${jar}`;
  return herokus(`java -D${port}=$PORT $JAVA_OPTS -jar ${path}`, `${origin}, once it is built`);
}
