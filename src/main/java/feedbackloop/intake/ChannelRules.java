package feedbackloop.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * What each channel asks for and means, as it is live. Models from before have no such
 * table: then nothing is asked for.
 */
@Component
class ChannelRules {

	private final Supplier<Map<String, ChannelRule>> live;

	ChannelRules(ModelFiles files, DecisionTables tables) {
		this.live = files.kept(() -> read(tables));
	}

	ChannelRule of(Channel channel) {
		return this.live.get().getOrDefault(channel.key(), ChannelRule.NONE);
	}

	/** Of every channel, in their order. */
	Map<String, ChannelRule> all() {
		Map<String, ChannelRule> all = new LinkedHashMap<>();
		for (Channel channel : Channel.values()) {
			all.put(channel.key(), of(channel));
		}
		return all;
	}

	private static Map<String, ChannelRule> read(DecisionTables tables) {
		Map<String, ChannelRule> rules = new LinkedHashMap<>();
		if (tables.isThere(Decisions.CHANNEL_REQUIREMENTS)) {
			for (String channel : Channel.keys()) {
				tables.lookUpIfAny(Decisions.CHANNEL_REQUIREMENTS, Map.of(Variables.CHANNEL, channel))
					.ifPresent((row) -> rules.put(channel, ChannelRule.of(row)));
			}
		}
		return rules;
	}

}
