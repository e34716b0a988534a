#include "stepcheck/exec/history.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace stepcheck::exec {

// The lengths that its events tell, which stand for events.
static std::string shown(const History& history, EventId before = 0) {
    std::string text;
    for (const Event* event : history.since(before))
        text += std::to_string(event->id) + ":" + std::to_string(std::get<LengthDetails>(event->details).length) + " ";
    return text;
}

static void add(History& history, std::size_t length) {
    history.add(EventType::MapStateStarted, 0, 0, LengthDetails{length});
}

TEST(History, NumbersEventsInOrder) {
    History history;
    EXPECT_EQ(history.size(), 0U);
    for (std::size_t i = 10; i < 14; ++i)
        add(history, i);
    EXPECT_EQ(shown(history), "1:10 2:11 3:12 4:13 ");
    EXPECT_EQ(shown(history, 2), "3:12 4:13 ");
    EXPECT_EQ(history.last().id, 4U);
}

TEST(History, LetsCopiesGoTheirOwnWays) {
    History one;
    add(one, 1);
    History other = one;
    const History kept = one;
    add(one, 2);
    add(other, 3);
    add(one, 4);
    EXPECT_EQ(shown(one), "1:1 2:2 3:4 ");
    EXPECT_EQ(shown(other), "1:1 2:3 ");
    EXPECT_EQ(shown(kept), "1:1 ");
    other = kept;
    add(other, 5);
    EXPECT_EQ(shown(other), "1:1 2:5 ");
}

TEST(History, KeepsWhatManyCopiesShare) {
    static constexpr std::size_t length = 3'000;
    History history;
    std::vector<History> parted;
    for (std::size_t i = 0; i < length; ++i) {
        add(history, i);
        parted.push_back(history);
        add(parted.back(), length + i);
    }
    for (std::size_t i = 0; i < length; i += 97) {
        const std::vector<const Event*> events = parted[i].events();
        ASSERT_EQ(events.size(), i + 2);
        EXPECT_EQ(std::get<LengthDetails>(events[i]->details).length, i);
        EXPECT_EQ(std::get<LengthDetails>(events[i + 1]->details).length, length + i);
    }
}

TEST(History, IsAddedToByThreadsThatHaveACopyEach) {
    static constexpr std::size_t length = 2'000;
    History start;
    add(start, 0);
    std::vector<History> copies(4, start);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < copies.size(); ++thread)
            threads.emplace_back([&copies, thread] {
                for (std::size_t i = 1; i < length; ++i)
                    add(copies[thread], thread * length + i);
            });
    }
    for (std::size_t thread = 0; thread < copies.size(); ++thread) {
        const std::vector<const Event*> events = copies[thread].events();
        ASSERT_EQ(events.size(), length);
        for (std::size_t i = 1; i < length; ++i)
            ASSERT_EQ(std::get<LengthDetails>(events[i]->details).length, thread * length + i);
    }
}

}  // namespace stepcheck::exec
