import { type Language, nothing, ours } from './language.ts';

const NO_DEFAULT = 'Heroku finds out what to run by building the project.';

export const DOTNET: Language = {
  language: '.NET',
  buildpack: 'heroku/dotnet',
  detects: (facts) => facts.matching('', /\.(?:sln|csproj)$/).length > 0,
  propose(facts) {
    const [project] = facts.matching('', /^[\w.-]+\.csproj$/);
    if (project === undefined) return nothing(NO_DEFAULT);
    const command = `dotnet run --no-launch-profile --project ${project} -- --urls http://0.0.0.0:$PORT`;
    return ours(command, project, `${NO_DEFAULT} This is ours.`);
  },
};
